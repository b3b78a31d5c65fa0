/** The versions that run here, for remote support. */
export interface Product {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The operating system with its release and the processor. */
  readonly system: string;
  /** Whether this is the unsupported runtime for development and tests. A marker file in its folder says so. */
  readonly fallbackRuntime: boolean;
}
