/** Nobody could look: the process or the thread that reads gave no answer. Says nothing of the store. */
export class StoreUnread extends Error {
  override readonly name = 'StoreUnread';
}
