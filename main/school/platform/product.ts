/** What is running here, for whoever helps from afar. */
export interface Product {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The operating system with its release and the processor. */
  readonly system: string;
  /** The runtime for development and tests, which is out of support: its folder says so itself. */
  readonly fallbackRuntime: boolean;
}
