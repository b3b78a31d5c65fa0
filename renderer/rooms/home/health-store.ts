import type { z } from 'zod';
import type { healthContract } from '../../../shared/ipc/health-contract';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** What main answers about this desk's health. */
export type DeskHealth = z.output<(typeof healthContract)['read']['output']>;

/** What a manager has to know of this desk. */
export const health = createLoaded(() => desk.health.read());
