import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeePassEntry, keePassXml } from './keepass-xml';

const password = 'one password';

/**
 * The codes that KeePassXC shows now, in the order of the entries. Their titles must differ. One vault serves all entries,
 * because opening a vault is slow. `folder` gets the vault's file.
 */
export const keePassXcCodes = (folder: string, entries: readonly KeePassEntry[]): Promise<string[]> => {
  const xml = join(folder, 'in.xml');
  const vault = join(folder, 'vault.kdbx');
  writeFileSync(xml, keePassXml(entries));
  execFileSync('keepassxc-cli', ['import', '-q', '-p', xml, vault], {
    input: `${password}\n${password}\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const opened = spawn('keepassxc-cli', ['open', vault], { stdio: ['pipe', 'pipe', 'ignore'] });
    const commands = [...entries.map(({ title }) => `show -t "${title}"`), 'quit', ''];
    let said = '';
    let asked = false;
    opened.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      // KeePassXC discards input that arrives together with the password, so the commands wait for the prompt.
      if (asked || !said.includes('vault.kdbx> ')) return;
      asked = true;
      opened.stdin.write(commands.join('\n'));
    });
    opened.once('error', reject);
    opened.once('close', () => resolve(said.match(/^\d{6}$/gm) ?? []));
    opened.stdin.write(`${password}\n`);
  });
};
