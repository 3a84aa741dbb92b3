import { error, fail } from '@sveltejs/kit';
import { issuerOf } from '#lib/credentials/issuer.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { openVerifier } from '#lib/credentials/open-verifier.server.ts';
import type { Verification } from '#lib/credentials/verification.ts';
import { verifyCredential } from '#lib/credentials/verify-credential.server.ts';
import { clientLimit } from '#lib/platform/client-limit.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type GivenProblem, readGiven } from './read-given.ts';

/** A check may wait for two servers of strangers, and canonicalising takes the processor. */
const inTurn = clientLimit({ perMinute: 20, atOnce: 2, atOnceInAll: 16 });

export const load = async ({ locals, url, getClientAddress, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const slug = url.searchParams.get('certificate');
	if (slug === null) return { verification: null };
	const verification = await inTurn(getClientAddress(), () => verifyOwn(locals, slug));
	if (verification === 'busy') error(503, messagesIn(locals.locale).verify.problems.busy);
	return { verification };
};

export const actions = {
	default: async ({ locals, request, getClientAddress }) => {
		let form: FormData | undefined;
		// What is read lies in memory as a whole, so reading it takes its turn too.
		const outcome = await inTurn(getClientAddress(), async () => {
			form = await readForm(request);
			return verifyGiven(locals, form);
		});
		if (outcome === 'busy')
			return fail(503, { refusal: { field: 'file', problem: 'busy' } as GivenProblem, given: keptOf(form) });
		if (!('problem' in outcome)) return { verification: outcome };
		return fail(/TooLarge$/.test(outcome.problem) ? 413 : 400, { refusal: outcome, given: keptOf(form) });
	},
};

/** What stands in the form again when it comes back; a file has to be chosen anew. */
function keptOf(form: FormData | undefined): { address: string; text: string } {
	const field = (name: string, most: number) => String(form?.get(name) ?? '').slice(0, most);
	return { address: field('address', 2000), text: field('text', 100_000) };
}

/** A body that is larger than the site takes cannot be read at all. */
async function readForm(request: Request): Promise<FormData | undefined> {
	try {
		return await request.formData();
	} catch {
		return undefined;
	}
}

async function verifyGiven(locals: App.Locals, form: FormData | undefined): Promise<Verification | GivenProblem> {
	if (!form) return { field: 'file', problem: 'fileTooLarge' };
	const given = await readGiven(form, locals.config.origin);
	if ('problem' in given) return given;
	return 'slug' in given ? verifyOwn(locals, given.slug) : verify(locals, given.credential);
}

/** Checks a certificate that the viewer may see; throws NotFound for others. */
async function verifyOwn(locals: App.Locals, slug: string): Promise<Verification> {
	const { signed } = await openCertificate(locals.db, locals.viewer, slug);
	if (!signed) error(409, messagesIn(locals.locale).certificate.notSealed);
	return verify(locals, signed.credential);
}

function verify({ db, config }: App.Locals, credential: unknown): Promise<Verification> {
	return verifyCredential(credential, openVerifier(db, issuerOf(config)));
}
