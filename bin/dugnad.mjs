#!/usr/bin/env node
import { runEntrance } from './entrance.mjs';
import { ensureInstalled } from './prepare.mjs';

ensureInstalled({ everything: false });
runEntrance('src/cli.ts', process.argv.slice(2));
