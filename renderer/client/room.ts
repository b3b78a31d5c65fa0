import type { ComponentType } from 'react';
import type { Permission } from '../../shared/access';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';

/** The stage of a signed-in person. */
export type SignedIn = Extract<DeskStage, { stage: 'signed-in' }>;

/** The props of every room. */
export interface RoomProps {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  /** The route after the room's name, e.g. the account of a Staff Profile. */
  readonly rest: readonly string[];
}

/** All rooms. Each name is also the first part of the room's route and a key of the message catalogue. */
export const roomNames = ['home', 'ownSecurity', 'staff', 'audit', 'options', 'help'] as const;
export type RoomName = (typeof roomNames)[number];

/** One room of a portal. */
export interface Room {
  readonly name: RoomName;
  readonly permission: Permission;
  /** The rest of its route selects a tab of one page, not a page of its own. */
  readonly tabbed?: true;
  /** Loads when the person first opens it. */
  readonly Screen: ComponentType<RoomProps>;
  readonly Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}
