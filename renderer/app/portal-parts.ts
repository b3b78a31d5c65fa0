import type { ComponentType } from 'react';
import type { Room } from '../client/room';

/** What one portal's window is made of, besides what both share. Its entry names the parts, so that the other portal's never reach it. */
export interface PortalParts {
  /** What a desk without accounts shows. */
  readonly FirstRun: ComponentType;
  /** The rooms of the portal, in the order of the navigation. */
  readonly rooms: readonly Room[];
}
