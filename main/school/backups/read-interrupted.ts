/** A store was not read: the process or thread gave no answer, or a restore came first. It says nothing about the store. */
export class ReadInterrupted extends Error {
  override readonly name = 'ReadInterrupted';
}
