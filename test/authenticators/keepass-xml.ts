import { randomUUID } from 'node:crypto';

/** An entry with a one-time password. `otp` is a provisioning URI. */
export interface KeePassEntry {
  readonly title: string;
  readonly otp: string;
}

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter,
  );

const uuid = (): string => Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64');

const entry = ({ title, otp }: KeePassEntry): string => `
<Entry><UUID>${uuid()}</UUID>
<String><Key>Title</Key><Value>${escaped(title)}</Value></String>
<String><Key>otp</Key><Value ProtectInMemory="True">${escaped(otp)}</Value></String>
</Entry>`;

/** A KeePass 2 XML file. `keepassxc-cli` takes entries with one-time passwords in no other way. */
export const keePassXml = (
  entries: readonly KeePassEntry[],
): string => `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile>
<Meta><Generator>Latchkey tests</Generator></Meta>
<Root><Group><UUID>${uuid()}</UUID><Name>Root</Name>${entries.map(entry).join('')}
</Group></Root>
</KeePassFile>
`;
