import { operator, type Role, roles } from '#lib/accounts/viewer.ts';
import type { Command, Context } from './command.ts';
import { plainText } from './plain-text.ts';

const known = (role: unknown): role is Role => roles.some((one) => one === role);
const choices = `A role is ${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}.`;

export const userCommand: Command = {
	usage: 'user <create | list | role> [email] [role]',
	summary: 'Makes accounts, lists them, and says who may do what.',
	help: [
		'create <email> --name "Kari Moe" --role operator   prints a link with which they choose a password, once, within 7 days',
		'list                                               everybody who has an account; --json prints each as a line of JSON',
		`role <email> <role>                                ${choices}`,
	],
	options: { name: { type: 'string' }, role: { type: 'string' }, json: { type: 'boolean' } },
	refuse({ words: [what, email, role], options }) {
		if (what === 'list') return email ? 'user list needs no more words.' : undefined;
		if (what !== 'create' && what !== 'role') return `It is user create, user list or user role, not user ${what}.`;
		if (!email) return `Whose account is it? user ${what} needs an e-mail address.`;
		if (what === 'role') return known(role) ? undefined : choices;
		if (role) return 'Give the role with --role.';
		if (!options.name) return 'Give the name with --name "Kari Moe".';
		return options.role === undefined || known(options.role) ? undefined : choices;
	},
	run(context) {
		const [what] = context.words;
		if (what === 'create') return create(context);
		return what === 'role' ? changeRole(context) : list(context);
	},
};

async function create({ db, config, words: [, email = ''], options }: Context): Promise<number> {
	const { createMember } = await import('#lib/accounts/create-member.server.ts');
	const { paths } = await import('#lib/platform/paths.ts');
	const role = known(options.role) ? options.role : 'member';
	const { passwordToken } = await createMember(db, operator, { email, name: String(options.name), role });
	console.log(`${email} has an account (${role}). The password is chosen here, once, within 7 days:`);
	console.log(`${config.origin}${paths.newPassword('nb')}?token=${passwordToken}`);
	return 0;
}

async function changeRole({ db, words: [, email = '', role] }: Context): Promise<number> {
	const { setRole } = await import('#lib/accounts/set-role.server.ts');
	if (known(role)) await setRole(db, operator, { email, role });
	console.log(`${email} is ${role} now.`);
	return 0;
}

async function list({ db, options }: Context): Promise<number> {
	const { listMembers } = await import('#lib/accounts/list-members.server.ts');
	for (const member of await listMembers(db, operator)) {
		const { email, name, role, emailVerified, createdAt } = member;
		const line = `${createdAt.toISOString().slice(0, 10)}  ${role.padEnd(8)}  ${email}  ${name}${emailVerified ? '' : '  (address not confirmed)'}`;
		console.log(options.json ? JSON.stringify(member) : plainText(line));
	}
	return 0;
}
