import { operator } from '#lib/accounts/viewer.ts';
import type { ListedTarget } from '#lib/records/manage-forwarding.server.ts';
import { readVersion } from '#lib/records/xapi-version.ts';
import type { Command, Context } from './command.ts';

export const forwardHelp = [
	'forward add <name> <address> --key … --secret … [--version 1.0.3]   sends everything to another store, the oldest first',
	'forward list                                               how far each target is, and what it refused; --json',
	'forward resume <name>                                      tries at once, and not only after the wait',
	'forward retry <name>                                       sends once more what it refused, in the same order',
	'forward remove <name>                                      sends nothing more; what is there stays there',
];

export const forwardOptions = {
	key: { type: 'string' },
	secret: { type: 'string' },
	version: { type: 'string', default: '1.0.3' },
} as const;

type Given = Parameters<NonNullable<Command['refuse']>>[0];

const actions: Record<string, (context: Context) => Promise<number>> = { add, list, resume, retry, remove };

/** What is wrong with the words of `records forward`. */
export function refuseForward({ words: [, action = '', name, address], options }: Given): string | undefined {
	if (!Object.hasOwn(actions, action)) return `It is records forward add, list, resume, retry or remove, not ${action}.`;
	if (action === 'list') return name ? 'records forward list needs no more words.' : undefined;
	if (!name) return 'Which target? Give its name.';
	if (action !== 'add') return address ? `records forward ${action} needs only a name.` : undefined;
	if (!address) return 'Where is the other store? Give its address, such as https://lrs.example.org/xapi.';
	if (!options.key || !options.secret) return 'Say with --key and --secret how the other store knows us.';
	return readVersion(String(options.version)) ? undefined : 'The --version is 1.0.3 or 2.0.0.';
}

/** Does `records forward …`. */
export async function forward(context: Context): Promise<number> {
	return actions[context.words[1] ?? '']?.(context) ?? 1;
}

async function add({ db, config, words: [, , name = '', endpoint = ''], options }: Context): Promise<number> {
	const { deriveKey, openSecret } = await import('#lib/platform/secret.ts');
	const { addTarget } = await import('#lib/records/manage-forwarding.server.ts');
	const version = readVersion(String(options.version)) ?? '1.0.3';
	const target = { name, endpoint, key: String(options.key), secret: String(options.secret), version };
	await addTarget(db, operator, deriveKey(openSecret(config), 'forwarding'), target);
	console.log(`Everything is forwarded to ${name} while the site runs. npx dugnad records forward list says how far it is.`);
	if (endpoint.startsWith('http:')) console.log('Over http the secret and the statements can be read on their way.');
	return 0;
}

async function list({ db, options }: Context): Promise<number> {
	const { listTargets } = await import('#lib/records/manage-forwarding.server.ts');
	for (const target of await listTargets(db, operator))
		console.log(options.json ? JSON.stringify(target) : describeTarget(target));
	return 0;
}

function describeTarget({ name, endpoint, version, waiting, again, problem, nextTryAt, setAside }: ListedTarget): string {
	const trouble = problem ? [`  cannot be reached: ${problem}  Next try: ${nextTryAt?.toISOString() ?? 'now'}`] : [];
	const refused = setAside.map(
		({ statementId, reason, refusedAt }) => `  refused ${refusedAt.toISOString().slice(0, 10)}  ${statementId}  ${reason}`,
	);
	const ahead = again > 0 ? `${waiting} waiting, ${again} to be sent again` : `${waiting} waiting`;
	return [`${name}  ${endpoint}  xAPI ${version}  ${ahead}`, ...trouble, ...refused].join('\n');
}

async function resume({ db, words: [, , name = ''] }: Context): Promise<number> {
	const { resumeTarget } = await import('#lib/records/manage-forwarding.server.ts');
	await resumeTarget(db, operator, name);
	console.log(`${name} is tried again now.`);
	return 0;
}

async function retry({ db, words: [, , name = ''] }: Context): Promise<number> {
	const { retryRefused } = await import('#lib/records/manage-forwarding.server.ts');
	const count = await retryRefused(db, operator, name);
	const sent = `${count} ${count === 1 ? 'statement' : 'statements'} that ${name} refused will be sent again, the oldest first.`;
	console.log(
		count === 0 ? `${name} has refused nothing.` : `${sent} npx dugnad records forward list says what becomes of them.`,
	);
	return 0;
}

async function remove({ db, words: [, , name = ''] }: Context): Promise<number> {
	const { removeTarget } = await import('#lib/records/manage-forwarding.server.ts');
	await removeTarget(db, operator, name);
	console.log(`Nothing more is forwarded to ${name}. What is there stays there.`);
	return 0;
}
