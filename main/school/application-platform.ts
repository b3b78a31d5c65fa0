import type { PasswordHasher } from './attempts/password-hasher';
import type { Reopen } from './backups/restore-service';
import type { DeskParts } from './open-desk';
import type { Desktop } from './platform/desktop';
import type { Logger } from './platform/logger';
import type { Product } from './platform/product';

/** The world outside of the application. Everything that differs between a desk and a test is here. */
export interface Platform extends DeskParts {
  readonly desktop: Desktop;
  readonly logger: Logger;
  readonly product: Product;
  /** Replaces the real hasher while a demo school is filled. */
  readonly hasher?: PasswordHasher;
  /** Starts the application anew on data that was changed under it. */
  readonly reopen: Reopen;
  /** Called once when the open store is found damaged: nothing may be read or written any more. */
  readonly abandon?: () => Promise<void>;
}
