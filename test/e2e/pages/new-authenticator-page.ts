import type { Page } from '@playwright/test';
import { scanOff } from '../support/qr-code';

/** The page that adds an authenticator during a session. */
export class NewAuthenticatorPage {
  readonly heading;
  readonly qrCode;
  readonly secretKey;
  readonly name;
  readonly field;
  readonly cancel;
  readonly alert;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Add an authenticator', exact: true });
    this.qrCode = page.getByRole('img', { name: 'QR code', exact: true });
    this.secretKey = page.getByRole('group', { name: 'Secret Key', exact: true });
    this.name = page.getByRole('textbox', { name: 'Name (optional)', exact: true });
    this.field = page.getByRole('textbox', { name: 'Authentication code', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The Secret Key on the screen, without blanks. */
  async shownKey(): Promise<string> {
    await this.heading.waitFor();
    return (await this.secretKey.getByRole('code').innerText()).replace(/\s/g, '');
  }

  /** The text of the QR code in a picture of the whole window. */
  async scan(): ReturnType<typeof scanOff> {
    await this.qrCode.waitFor();
    return scanOff(() => this.page.screenshot());
  }
}
