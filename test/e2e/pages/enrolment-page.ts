import type { Page } from '@playwright/test';
import { scanOff } from '../support/qr-code';

/** The enrolment page. */
export class EnrolmentPage {
  readonly heading;
  readonly qrCode;
  readonly secretKey;
  readonly copy;
  readonly field;
  readonly verify;
  readonly back;
  readonly skip;
  readonly alert;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Set up your authentication app', exact: true });
    this.qrCode = page.getByRole('img', { name: 'QR code', exact: true });
    this.secretKey = page.getByRole('group', { name: 'Secret Key', exact: true });
    this.copy = this.secretKey.getByRole('button', { name: 'Copy Secret Key', exact: true });
    this.field = page.getByRole('textbox', { name: 'Authentication code', exact: true });
    this.verify = page.getByRole('button', { name: 'Verify', exact: true });
    this.back = page.getByRole('button', { name: 'Back to username and password', exact: true });
    this.skip = page.getByRole('button', { name: 'Skip for now', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The Secret Key as the screen shows it, in groups of four. */
  async shownKey(): Promise<string> {
    await this.heading.waitFor();
    const text = await this.secretKey.getByRole('code').innerText();
    return text.trim();
  }

  /** The text of the QR code in a picture of the whole window. */
  async scan(): ReturnType<typeof scanOff> {
    await this.qrCode.waitFor();
    return scanOff(() => this.page.screenshot());
  }
}
