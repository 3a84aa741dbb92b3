import { runEntrance } from './entrance.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';

ensureInstalled({ everything: false });
ensureBuilt();
runEntrance('src/server.ts');
