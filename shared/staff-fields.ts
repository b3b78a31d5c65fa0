import { z } from 'zod';
import { roleSchema } from './ipc/shapes';
import { personNameSchema, usernameSchema } from './text-fields';

/** What the rest of the code derives from a field. Every value is a text; an empty one means that there is none. */
interface FieldFacts {
  /** The rule for a value that a manager types or imports. */
  readonly input: z.ZodType<string>;
  /** The type of a value that is already stored. */
  readonly output: z.ZodType<string>;
  /** Whether the value may be empty. The first run asks for no optional field. */
  readonly optional: boolean;
  /** Who sees the value in the staff list; null if only the profile shows it. */
  readonly listedFor: 'everybody' | 'managers' | null;
  /** Whether the value can tell who a person is; the support file then hides it. */
  readonly personal: boolean;
  /** Headings of a file that mean this field, in lower case and without signs. */
  readonly headings: readonly string[];
  /** What everybody gets if a file has no such column; null to take the first column that is left. */
  readonly importDefault: string | null;
}

/**
 * What a manager says about a member of staff, in the order in which forms and files hold it. Whatever handles these
 * fields loops over this record or is a `Record<StaffField, …>`, so the compiler names each place that a new field needs.
 * The password is not here: nothing shows, exports, imports or records it. People forget copies of a file with passwords.
 */
export const staffFields = {
  name: {
    input: personNameSchema,
    output: z.string(),
    optional: false,
    listedFor: 'everybody',
    personal: true,
    headings: [
      'name',
      'fullname',
      'displayname',
      'staffname',
      'employee',
      'person',
      'staff',
      'nombre',
      'nombrecompleto',
      'persona',
    ],
    importDefault: null,
  },
  username: {
    input: usernameSchema,
    output: z.string(),
    optional: false,
    listedFor: 'managers',
    personal: true,
    headings: [
      'username',
      'user',
      'login',
      'loginname',
      'userid',
      'account',
      'email',
      'emailaddress',
      'nombredeusuario',
      'usuario',
      'cuenta',
      'correo',
    ],
    importDefault: null,
  },
  role: {
    input: roleSchema,
    output: roleSchema,
    optional: false,
    listedFor: 'everybody',
    personal: false,
    headings: [
      'role',
      'position',
      'jobtitle',
      'job',
      'type',
      'function',
      'función',
      'puesto',
      'cargo',
      'rol',
    ],
    importDefault: 'instructor',
  },
} as const satisfies Readonly<Record<string, FieldFacts>>;

type Fields = typeof staffFields;
export type StaffField = keyof Fields;

/** The fields of one person. */
export type StaffValues = { readonly [Field in StaffField]: z.output<Fields[Field]['output']> };

type OptionalField = {
  [Field in StaffField]: Fields[Field]['optional'] extends true ? Field : never;
}[StaffField];

/** Who a listed field is for. */
type ListedFor = 'everybody' | 'managers';
type ListedField<Who extends ListedFor> = {
  [Field in StaffField]: Fields[Field]['listedFor'] extends Who ? Field : never;
}[StaffField];

/** Every field, in order. */
export const staffFieldNames = Object.keys(staffFields) as readonly StaffField[];

/** A record with something for each of these fields, in order. */
const recordOf = <Value>(
  fields: readonly StaffField[],
  make: (field: StaffField) => Value,
): Record<StaffField, Value> =>
  Object.fromEntries(fields.map((field) => [field, make(field)])) as Record<StaffField, Value>;

/** A record with something for each field, in order. */
export const perStaffField = <Value>(make: (field: StaffField) => Value): Record<StaffField, Value> =>
  recordOf(staffFieldNames, make);

const facts: Readonly<Record<StaffField, FieldFacts>> = staffFields;
const listedFields = (who: ListedFor): StaffField[] =>
  staffFieldNames.filter((field) => facts[field].listedFor === who);

/** A field that the staff list shows to somebody. */
export type ListedStaffField = ListedField<ListedFor>;

/** The fields of the staff list, in order. */
export const listedStaffFields = staffFieldNames.filter(
  (field): field is ListedStaffField => facts[field].listedFor !== null,
);

/** The fields whose values can tell who a person is. */
export const personalFields = staffFieldNames.filter((field) => facts[field].personal);

/** The schemas of what a manager types. */
export const staffInputShape = perStaffField((field) => staffFields[field].input) as {
  [Field in StaffField]: Fields[Field]['input'];
};

/** The schemas of what a profile holds. */
export const staffOutputShape = perStaffField((field) => staffFields[field].output) as {
  [Field in StaffField]: Fields[Field]['output'];
};

/** The schemas of what a row of the staff list holds for these viewers. */
export const listedShape = <Who extends ListedFor>(who: Who) =>
  recordOf(listedFields(who), (field) => staffFields[field].output) as {
    [Field in ListedField<Who>]: Fields[Field]['output'];
  };

/** What a row of the staff list holds for these viewers. */
export const listedValuesOf = <Who extends ListedFor>(who: Who, person: StaffValues) =>
  recordOf(listedFields(who), (field) => person[field]) as Pick<StaffValues, ListedField<Who>>;

/** The fields of a person, without whatever else is known of them. */
export const staffValuesOf = (person: StaffValues): StaffValues =>
  perStaffField((field) => person[field]) as StaffValues;

/** What a person needs at least. */
export type RequiredStaffValues = Omit<StaffValues, OptionalField>;

/** All fields of a person, with the optional ones empty. */
export const withoutOptionalFields = (required: RequiredStaffValues): StaffValues => {
  const known: Readonly<Partial<Record<StaffField, string>>> = required;
  return perStaffField((field) => known[field] ?? '') as StaffValues;
};
