import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { WindowRegistry } from '../../../main/desk/window-registry';
import type { WindowId } from '../../../main/school/platform/window-id';

interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
}
interface FakeContents {
  readonly id: number;
  mainFrame: FakeFrame;
  destroyed: boolean;
  isDestroyed(): boolean;
}
const frameOf = (url: string, parent: FakeFrame | null = null): FakeFrame => ({ url, parent });
const contentsOf = (id: number, url: string): FakeContents => ({
  id,
  mainFrame: frameOf(url),
  destroyed: false,
  isDestroyed() {
    return this.destroyed;
  },
});
const real = (contents: FakeContents) => contents as unknown as WebContents;
const event = (sender: FakeContents, senderFrame: FakeFrame | null = sender.mainFrame): IpcMainInvokeEvent =>
  ({
    sender: real(sender),
    senderFrame: senderFrame as unknown as WebFrameMain | null,
  }) as IpcMainInvokeEvent;

describe('the sender of an event', () => {
  let registry: WindowRegistry;
  let office: FakeContents;
  let windowId: WindowId;
  beforeEach(() => {
    registry = new WindowRegistry();
    office = contentsOf(7, 'app://office/');
    windowId = registry.add(real(office), 'office');
  });

  test('is the main frame of one of our windows on its own origin', () => {
    expect(registry.senderOf(event(office))).toEqual({ windowId, portal: 'office' });
    office.mainFrame.url = 'app://office/index.html?x#y';
    expect(registry.senderOf(event(office))).toEqual({ windowId, portal: 'office' });
    const staff = contentsOf(8, 'app://staff/');
    registry.add(real(staff), 'staff');
    expect(registry.senderOf(event(staff))).toMatchObject({ portal: 'staff' });
  });

  test('is nobody when the frame is gone', () => {
    expect(registry.senderOf(event(office, null))).toBeNull();
  });

  test('is nobody when the frame is inside of the page, or the main frame of another window', () => {
    expect(registry.senderOf(event(office, frameOf('app://office/', office.mainFrame)))).toBeNull();
    expect(registry.senderOf(event(office, frameOf('app://office/')))).toBeNull();
    expect(registry.senderOf(event(office, contentsOf(9, 'app://office/').mainFrame))).toBeNull();
  });

  test('is nobody when we did not open the window, or have closed it', () => {
    expect(registry.senderOf(event(contentsOf(8, 'app://office/')))).toBeNull();
    // It has the number of one of our windows, but other contents.
    expect(registry.senderOf(event(contentsOf(7, 'app://office/')))).toBeNull();
    registry.remove(windowId);
    expect(registry.senderOf(event(office))).toBeNull();
  });

  test.each([
    'app://staff/',
    'https://office/',
    'http://office/',
    'file:///office/',
    'app://office.evil/',
    'app://office:8080/',
    'app://evil/office',
    'app:///office/',
    'app:office',
    'app://OFFICE/',
    'APP-X://office/',
    'data:text/html,app://office/',
    'about:blank',
    'about:srcdoc',
    'blob:app://office/1',
    'javascript:1',
    'devtools://devtools/',
    '',
    'not a url',
    'app://offıce/',
    'app://office\u0000/',
  ])('is nobody on %j', (url) => {
    office.mainFrame.url = url;
    expect(registry.senderOf(event(office))).toBeNull();
  });

  test('has contents while they exist', () => {
    expect(registry.contentsOf(windowId)).toBe(office);
    office.destroyed = true;
    expect(registry.contentsOf(windowId)).toBeNull();
  });
});
