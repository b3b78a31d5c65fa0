import type { ComponentType } from 'react';
import type { Permission } from '../../shared/access';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';

/** The stage of somebody who is signed in. */
export type SignedIn = Extract<DeskStage, { stage: 'signed-in' }>;

/** What every room is given. */
export interface RoomProps {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  /** The rest of the route behind the room's name, e.g. the account of a Staff Profile. */
  readonly rest: readonly string[];
}

/** The rooms there are; each name is also the first part of its route and a key of the message catalogue. */
export const roomNames = ['home', 'ownSecurity', 'staff', 'audit', 'options', 'help'] as const;
export type RoomName = (typeof roomNames)[number];

/** One room of a portal. */
export interface Room {
  readonly name: RoomName;
  readonly permission: Permission;
  /** The rest of its route is a tab of one page, not a page of its own. */
  readonly tabbed?: true;
  /** Loaded when it is first opened. */
  readonly Screen: ComponentType<RoomProps>;
  readonly Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}
