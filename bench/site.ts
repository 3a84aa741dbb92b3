/**
 * How fast is the site? `npm run -s bench:site` fills a database with invented cases, starts the built site with and
 * without its page cache beside a plain Node static server and nginx that send the same bytes, and measures them in
 * turns. A table goes to standard error, one line of JSON to standard output. `--growth` compares a site of 2,000
 * cases with one of 100,000 instead; `--built` takes the build that is there.
 */
import { parseArgs } from 'node:util';
import { buildSite } from './site/build-site.ts';
import { compareServers } from './site/compare-servers.ts';
import { compareSizes } from './site/compare-sizes.ts';

const { values: flags } = parseArgs({ options: { growth: { type: 'boolean' }, built: { type: 'boolean' } } });

if (!flags.built) buildSite();
console.log(JSON.stringify(await (flags.growth ? compareSizes() : compareServers())));
