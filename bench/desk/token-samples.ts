import { policy } from '../../shared/policy';
import { type AtSchool, person, type Samples } from './sample';

/** The seed of all tokens. */
const tokenSeed = 'ABCDEFGHIJKLMNOP'.repeat(2);
/** A file of as many tokens as one may hold, every other one for somebody. */
const seedFile = async (at: AtSchool): Promise<{ readonly text: string }> => {
  const rows = ['serial,secret,username'];
  for (let row = 0; row < policy.authenticators.mostSeedsAtOnce; row += 1) {
    const username = row % 2 === 0 ? '' : (await at.someone(true)).username;
    rows.push(`T${row},${tokenSeed},${username}`);
  }
  return { text: rows.join('\n') };
};

let tokensAdded = 0;
/** Whose token the present sample is about. */
let handedOut = { accountId: '', authenticatorId: '' };

const typedToken = async (at: AtSchool) => {
  tokensAdded += 1;
  return {
    ...(await person(at)),
    serial: `BENCH ${tokensAdded}`,
    seed: tokenSeed,
    periodSeconds: 30,
    code: at.codeOf({ secretKey: tokenSeed }),
  };
};
const handOutToken = async (at: AtSchool): Promise<void> => {
  const token = await typedToken(at);
  const all = (await at.call('tokens.add', token)) as {
    readonly authenticatorId: string;
    readonly serial: string;
  }[];
  const added = all.find(({ serial }) => serial === token.serial);
  handedOut = { accountId: token.accountId, authenticatorId: added?.authenticatorId ?? '' };
};
const firstOfStock = async (at: AtSchool) => {
  const [first] = (await at.call('tokens.stock')) as { readonly stockTokenId: string }[];
  return { stockTokenId: first?.stockTokenId };
};

/** Hardware tokens, in the order in which they are measured. */
export const tokenSamples = {
  'tokens.list': { times: 3, input: person },
  'tokens.stock': { times: 3 },
  'tokens.preview': { input: seedFile },
  'tokens.import': { input: seedFile },
  'tokens.discard': { input: firstOfStock },
  'tokens.add': { input: typedToken },
  'tokens.assign': {
    input: async (at) => ({
      ...(await person(at)),
      ...(await firstOfStock(at)),
      code: at.codeOf({ secretKey: tokenSeed }),
    }),
  },
  'tokens.resynchronise': {
    before: handOutToken,
    input: (at) => ({
      ...handedOut,
      first: at.codeOf({ secretKey: tokenSeed }),
      second: at.codeOf({ secretKey: tokenSeed }),
    }),
  },
  'tokens.remove': { before: handOutToken, input: () => handedOut },
} as const satisfies Samples;
