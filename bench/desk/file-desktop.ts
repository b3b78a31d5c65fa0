import { join } from 'node:path';
import { writeWhole, writeWholeFrom } from '../../main/school/platform/write-whole';
import { FakeDesktop } from '../../test/support/fake-desktop';
import type { Saved } from '../../main/school/platform/desktop';
import type { WindowId } from '../../main/school/platform/window-id';

/** A desktop without windows that saves as the windows do, to a file: what is saved is not held in memory. */
export class FileDesktop extends FakeDesktop {
  constructor(private readonly folder: string) {
    super();
  }

  override async saveFile(
    _windowId: WindowId,
    _suggestedName: string,
    content: string | Uint8Array,
  ): Promise<Saved> {
    writeWhole(join(this.folder, 'saved'), content);
    return 'saved';
  }

  override async saveParts(
    _windowId: WindowId,
    _suggestedName: string,
    parts: AsyncIterable<string>,
  ): Promise<Saved> {
    await writeWholeFrom(join(this.folder, 'saved'), parts);
    return 'saved';
  }
}
