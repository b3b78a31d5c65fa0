import { portals, type Portal } from '../../../shared/access';
import {
  type PortalOption,
  portalOptionNames,
  type SchoolOption,
  schoolOptionNames,
  type StaffOption,
  staffOptionFacts,
  type StaffOptions,
  type StaffOptionValue,
} from '../../../shared/staff-options';

type Snake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : '';

/** A switch is stored as 0 or 1: SQLite has no boolean. */
type Stored<Name extends StaffOption> =
  StaffOptionValue<Name> extends boolean ? 0 | 1 : StaffOptionValue<Name>;

/** The columns that hold the Staff Options, one for each value. */
export type OptionColumns = {
  [Name in PortalOption as `${Snake<Name>}_${Portal}`]: Stored<Name>;
} & { [Name in SchoolOption as Snake<Name>]: Stored<Name> };

const snake = (name: StaffOption): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const columnAt = (name: PortalOption, portal: Portal): string => `${snake(name)}_${portal}`;

const stored = (value: boolean | number | string) => (typeof value === 'boolean' ? Number(value) : value);

/** The options as the store holds them. */
export const columnsOf = (options: StaffOptions): OptionColumns =>
  Object.fromEntries([
    ...portalOptionNames.flatMap((name) =>
      portals.map((portal) => [columnAt(name, portal), stored(options[name][portal])]),
    ),
    ...schoolOptionNames.map((name) => [snake(name), stored(options[name])]),
  ]) as OptionColumns;

/** The options that a row of the store holds. */
export const optionsOf = (row: OptionColumns): StaffOptions => {
  const columns: Readonly<Record<string, number | string>> = { ...row };
  const valueOf = (column: string, initial: boolean | number | string) =>
    typeof initial === 'boolean' ? columns[column] === 1 : columns[column];
  return Object.fromEntries(
    Object.entries(staffOptionFacts).map(([name, facts]) => {
      const option = name as StaffOption;
      if (facts.reach === 'school') return [option, valueOf(snake(option), facts.initial)];
      const at = (portal: Portal) => valueOf(columnAt(option as PortalOption, portal), facts.initial[portal]);
      return [option, { office: at('office'), staff: at('staff') }];
    }),
  ) as StaffOptions;
};
