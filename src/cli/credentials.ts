import { operator } from '#lib/accounts/viewer.ts';
import type { Command, Context } from './command.ts';

export const credentialsCommand: Command = {
	usage: 'credentials <rotate | revoke> [certificate]',
	summary: 'Makes a new key that certificates are signed with, or takes a certificate back.',
	help: [
		'rotate                              signs with a new key from now on; certificates signed so far stay valid',
		'revoke <slug | id> --reason "…"     takes a certificate back for good; whoever checks it is told the reason',
	],
	options: { reason: { type: 'string' } },
	refuse({ words: [what, certificate], options }) {
		if (what === 'rotate') return certificate ? 'credentials rotate needs no more words.' : undefined;
		if (what !== 'revoke') return `It is credentials rotate or credentials revoke, not credentials ${what}.`;
		if (!certificate) return 'Which certificate? Give the last part of its address, or its id.';
		return options.reason ? undefined : 'Say why with --reason "…"; whoever checks the certificate is told.';
	},
	run(context) {
		return context.words[0] === 'rotate' ? rotate(context) : revoke(context);
	},
};

async function rotate({ db, config }: Context): Promise<number> {
	const { signingIssuerOf } = await import('#lib/credentials/issuer.ts');
	const { rotateKey } = await import('#lib/credentials/keys.server.ts');
	const { queueSigning } = await import('#lib/credentials/queue-signing.server.ts');
	const id = await rotateKey(db, signingIssuerOf(config));
	await queueSigning(db);
	console.log(`Certificates are signed with the key ${id} from now on. The former keys stay public.`);
	return 0;
}

async function revoke({ db, words: [, certificate = ''], options }: Context): Promise<number> {
	const { revokeAward } = await import('#lib/credentials/revoke-award.server.ts');
	await revokeAward(db, operator, { certificate, because: String(options.reason) });
	console.log(`The certificate ${certificate} is taken back. Verifiers see it within five minutes.`);
	return 0;
}
