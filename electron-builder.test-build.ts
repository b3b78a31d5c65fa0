// The test build (`npm run package:test`): unpacked, under another name, in dist-test/, never for people.
import { testConfiguration } from './scripts/packaging/configuration.mts';

export default testConfiguration();
