import type { Term } from '#lib/catalogue/case-views.ts';
import type { InterestKind, SignalKind } from '../signal.ts';
import { isAbout, type Subjects } from '../subjects.ts';
import type { Interest, LearnedCase } from './find-profile.server.ts';
import type { Grounds, Voice } from './scorer.ts';

/** Why a case is recommended, as data; `ReasonText.svelte` words it. */
export type Reason =
	| { kind: 'learned'; cases: ReasonCase[]; shared: SharedTerm | undefined }
	| { kind: 'here'; shared: SharedTerm | undefined }
	| { kind: 'interest'; interests: ChosenTerm[] }
	/** It is not about what the member chose, but like what is. */
	| { kind: 'akin'; interest: ChosenTerm }
	| { kind: 'elsewhere'; perspective: Term; usual: Term[] }
	| { kind: 'popular' }
	| { kind: 'newest' }
	| { kind: 'unheard' };

/** A case that speaks for another, and what the member did with it. */
export interface ReasonCase extends Pick<LearnedCase, 'slug' | 'title' | 'language'> {
	did: SignalKind;
}

export type ChosenTerm = Term & { kind: InterestKind };
/** A theme, or else a perspective, that cases have in common. */
export type SharedTerm = Term & { kind: 'theme' | 'perspective' };

interface Recommended extends Subjects {
	isNewest: boolean;
}

/** Who speaks more softly than this share of the loudest is not named. */
const audible = 0.3;
const mostNamed = 2;

/** The reasons for a case: what actually speaks for it most; where nothing of the member's own does, what is true of it. */
export function reasonsFor(candidate: Recommended, { voices, isPopular }: Grounds): Reason[] {
	const heard = voices.filter(({ sum }) => sum >= audible * (voices[0]?.sum ?? 0)).slice(0, mostNamed);
	const kinds = new Set(heard.map((voice) => kindOf(voice, candidate)));
	const reasons = [...kinds].map((kind) => {
		const speaking = heard.filter((voice) => kindOf(voice, candidate) === kind);
		return reasonOf(kind, speaking, candidate);
	});
	if (reasons.length > 0) return reasons;
	return [{ kind: isPopular ? 'popular' : candidate.isNewest ? 'newest' : 'unheard' }];
}

/** Why a case from another perspective was chosen on purpose. */
export function elsewhereReason({ perspectives }: Subjects, usual: Term[]): Reason[] {
	return perspectives.slice(0, 1).map((perspective) => ({ kind: 'elsewhere', perspective, usual }));
}

type VoiceKind = 'learned' | 'here' | 'interest' | 'akin';

function kindOf({ source }: Voice, candidate: Subjects): VoiceKind {
	if ('interest' in source) return isAbout(candidate, source.interest.kind, source.interest.slug) ? 'interest' : 'akin';
	return source.learned.did.every((one) => one === 'here') ? 'here' : 'learned';
}

/** The reason that voices of one kind, at least one, make together. */
function reasonOf(kind: VoiceKind, speaking: Voice[], candidate: Subjects): Reason {
	const interests = speaking.flatMap(({ source }) => ('interest' in source ? chosen(source.interest) : []));
	const [loudest] = interests;
	if (loudest) return kind === 'akin' ? { kind, interest: loudest } : { kind: 'interest', interests };
	const learned = speaking.flatMap(({ source }) => ('learned' in source ? source.learned : []));
	const shared = sharedTerm(candidate, learned);
	return kind === 'here' ? { kind, shared } : { kind: 'learned', cases: learned.map(named), shared };
}

function chosen({ kind, slug, name }: Interest): ChosenTerm {
	return { kind, slug, name };
}

function named({ slug, title, language, did }: LearnedCase): ReasonCase {
	const deed = did.find((one) => one !== 'here');
	return { slug, title, language, did: deed ?? 'heard' };
}

function sharedTerm(candidate: Subjects, learned: readonly Subjects[]): SharedTerm | undefined {
	const inAll = (kind: 'themes' | 'perspectives') =>
		candidate[kind].find(({ slug }) => learned.every((one) => one[kind].some((term) => term.slug === slug)));
	const [theme, perspective] = [inAll('themes'), inAll('perspectives')];
	if (theme) return { ...theme, kind: 'theme' };
	return perspective && { ...perspective, kind: 'perspective' };
}
