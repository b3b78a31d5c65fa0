import type { ComponentType } from 'react';
import type { Room } from '../client/room';

/** The parts that belong to one portal alone. Each portal's entry names its own, so its script holds none of the other's. */
export interface PortalParts {
  /** The page of a desk without accounts. */
  readonly FirstRun: ComponentType;
  /** The rooms of the portal, in the order of the navigation. */
  readonly rooms: readonly Room[];
}
