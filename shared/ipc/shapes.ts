import { z } from 'zod';
import { portals, roles } from '../access';

/** The input or output of a channel that takes or answers nothing. */
export const nothing = z.undefined();
export const portalSchema = z.enum(portals);
export const roleSchema = z.enum(roles, { error: 'not-a-choice' });
/** UTC milliseconds. */
export const timeSchema = z.int();
export const bothPortals = portals;
export const officeOnly = ['office'] as const;
