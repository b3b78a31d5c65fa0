import { z } from 'zod';
import { type Portal, portals } from './access';
import { policy } from './policy';
import type { FieldProblem } from './result';
import { contactLineSchema } from './text-fields';
import { wholeNumber } from './whole-number';

type OptionValue = boolean | number | string;

/** An option with a value for each portal. */
interface PortalOptionFacts<Value extends OptionValue> {
  readonly reach: 'portal';
  readonly schema: z.ZodType<Value, Value>;
  /** What a new school starts with. */
  readonly initial: Readonly<Record<Portal, Value>>;
}

/** An option with one value for the school. */
interface SchoolOptionFacts<Value extends OptionValue> {
  readonly reach: 'school';
  readonly schema: z.ZodType<Value, Value>;
  readonly initial: Value;
}

const perPortal = <Value extends OptionValue>(
  schema: z.ZodType<Value, Value>,
  initial: Record<Portal, NoInfer<Value>>,
): PortalOptionFacts<Value> => ({ reach: 'portal', schema, initial });

const forSchool = <Value extends OptionValue>(
  schema: z.ZodType<Value, Value>,
  initial: NoInfer<Value>,
): SchoolOptionFacts<Value> => ({ reach: 'school', schema, initial });

const idleLockMinutes = wholeNumber(policy.idleLockMinutes.least, policy.idleLockMinutes.most);
const graceDays = wholeNumber(0, policy.mostGraceDays);

/** The start of a day where the desk stands, as UTC milliseconds; 0 for no date. The school judges how far ahead it may be. */
const dayOrNone = z
  .number({ error: 'not-a-day' satisfies FieldProblem })
  .int({ error: 'not-a-day' satisfies FieldProblem })
  .min(0, { error: 'not-a-day' satisfies FieldProblem })
  .max(8_640_000_000_000_000, { error: 'not-a-day' satisfies FieldProblem });

/**
 * The policy that a manager sets for the school. Whatever handles these options loops over this record or is a record by
 * their names, so the compiler names each place that a new option needs. A new school requires nothing.
 */
export const staffOptionFacts = {
  requireTwoFactor: perPortal(z.boolean(), { office: false, staff: false }),
  /** When a switch begins to count for staff without an app; 0 for at once. */
  requiredFrom: perPortal(dayOrNone, { office: 0, staff: 0 }),
  /** How many days the owner of a new account may put off setting up an app. */
  graceDays: perPortal(graceDays, { office: 0, staff: 0 }),
  /** Setting up a first app takes a manager's enrolment code besides the password. */
  supervisedEnrolment: forSchool(z.boolean(), false),
  idleLockMinutes: perPortal(idleLockMinutes, {
    office: policy.idleLockMinutes.office,
    staff: policy.idleLockMinutes.staff,
  }),
  contactLine: forSchool(contactLineSchema, ''),
} as const;

type Facts = typeof staffOptionFacts;
export type StaffOption = keyof Facts;
type OptionOf<Reach extends 'portal' | 'school'> = {
  [Name in StaffOption]: Facts[Name]['reach'] extends Reach ? Name : never;
}[StaffOption];
export type PortalOption = OptionOf<'portal'>;
export type SchoolOption = OptionOf<'school'>;
/** The type of an option's value, at one portal or for the school. */
export type StaffOptionValue<Name extends StaffOption> = z.output<Facts[Name]['schema']>;

export type StaffOptions = {
  readonly [Name in StaffOption]: Name extends PortalOption
    ? Readonly<Record<Portal, StaffOptionValue<Name>>>
    : StaffOptionValue<Name>;
};

/** Every option, in order. */
const staffOptionNames = Object.keys(staffOptionFacts) as readonly StaffOption[];
const isPortalOption = (name: StaffOption): name is PortalOption => staffOptionFacts[name].reach === 'portal';
export const portalOptionNames = staffOptionNames.filter(isPortalOption);
export const schoolOptionNames = staffOptionNames.filter(
  (name): name is SchoolOption => !isPortalOption(name),
);

type SchemaOf<Name extends StaffOption> = Name extends PortalOption
  ? z.ZodObject<Record<Portal, Facts[Name]['schema']>, z.core.$strict>
  : Facts[Name]['schema'];

const schemaOf = (name: StaffOption): z.ZodType => {
  const { reach, schema } = staffOptionFacts[name];
  return reach === 'school' ? schema : z.strictObject({ office: schema, staff: schema });
};

export const staffOptionsSchema = z.strictObject(
  Object.fromEntries(staffOptionNames.map((name) => [name, schemaOf(name)])) as {
    [Name in StaffOption]: SchemaOf<Name>;
  },
);

/** What a new school starts with. */
export const defaultStaffOptions = Object.fromEntries(
  staffOptionNames.map((name) => [name, staffOptionFacts[name].initial]),
) as StaffOptions;

/** Where one value of the options is: its name, and its portal where each portal has one. */
export type StaffOptionPath = `${PortalOption}.${Portal}` | SchoolOption;

/** Every value of the options by its path: portal by portal, then what the whole school has. */
export const staffOptionEntries = (
  options: StaffOptions,
): readonly (readonly [StaffOptionPath, OptionValue])[] => [
  ...portals.flatMap((portal) =>
    portalOptionNames.map((name) => [`${name}.${portal}` as const, options[name][portal]] as const),
  ),
  ...schoolOptionNames.map((name) => [name, options[name]] as const),
];
