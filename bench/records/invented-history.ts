import { createHash } from 'node:crypto';
import type { Statement } from '#lib/records/statement.ts';

/** What invented statements are about; the more statements, the more members. */
export interface Cast {
	members: number;
	cases: number;
}

const verbs = ['experienced', 'answered', 'completed', 'passed', 'failed', 'initialized', 'terminated', 'progressed'];
const home = 'https://cases.example.org';

/** Members do a few hundred things each, and everybody the same few hundred cases. */
export function castFor(statements: number): Cast {
	return { members: Math.max(20, Math.round(statements / 200)), cases: 600 };
}

export const agentOf = (member: number) => ({ account: { homePage: home, name: `member-${member}` } });
export const caseOf = (number: number) => `${home}/case/oppdiktet-${number}`;
export const courseOf = (number: number) => `${home}/series/oppdiktet-${number % 40}`;
export const verbOf = (number: number) => `http://adlnet.gov/expapi/verbs/${verbs[number % verbs.length]}`;

/** One member's visit to one case. */
export function registrationOf(member: number, number: number): string {
	const hex = createHash('sha256').update(`${member} ${number}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The statement of a number, always the same one: about 900 bytes, as our own are. */
export function inventStatement(at: number, { members, cases }: Cast): Statement {
	// Multiples of large primes scatter, and repeat from run to run.
	const [member, number] = [(at * 7919) % members, (at * 104_729) % cases];
	return {
		actor: { objectType: 'Agent', name: `Oppdiktet ${member}`, ...agentOf(member) },
		verb: { id: verbOf(at), display: { nb: 'gjorde', nn: 'gjorde', en: 'did' } },
		object: {
			objectType: 'Activity',
			id: caseOf(number),
			definition: { type: 'http://adlnet.gov/expapi/activities/media', name: { nb: `Oppdiktet sak ${number}` } },
		},
		result: { score: { scaled: (at % 101) / 100 }, success: at % 3 > 0, duration: `PT${at % 1800}S` },
		context: {
			registration: registrationOf(member, number),
			contextActivities: {
				parent: [{ id: courseOf(number) }],
				category: [{ id: 'https://w3id.org/xapi/video' }],
			},
			language: 'nb',
			platform: 'Dugnad',
			extensions: { 'https://w3id.org/xapi/video/extensions/session-id': registrationOf(at, 1) },
		},
		timestamp: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
	};
}
