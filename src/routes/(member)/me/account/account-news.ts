import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { providerTrouble } from '../../provider-news.ts';

interface Provider {
	id: string;
	name: string;
}

/** What the account page says that was done. */
const texts = {
	profileSaved: ({ profile }: Messages['settings']) => profile.saved,
	emailChanged: ({ email }: Messages['settings']) => email.confirmed,
	passwordChanged: ({ passwords }: Messages['settings']) => passwords.changed,
	passwordSet: ({ passwords }: Messages['settings']) => passwords.wasSet,
	passkeyAdded: ({ passkeys }: Messages['settings']) => passkeys.added,
	passkeyRenamed: ({ passkeys }: Messages['settings']) => passkeys.renamed,
	passkeyRemoved: ({ passkeys }: Messages['settings']) => passkeys.removed,
	secondFactorOff: ({ secondFactor }: Messages['settings']) => secondFactor.turnedOff,
	connected: ({ providers }: Messages['settings'], name: string) => providers.wasConnected(name),
	disconnected: ({ providers }: Messages['settings'], name: string) => providers.wasDisconnected(name),
	sessionEnded: ({ sessions }: Messages['settings']) => sessions.ended,
	othersEnded: ({ sessions }: Messages['settings']) => sessions.othersEnded,
} as const;

export type News = keyof typeof texts;

/** What the address says that was done, or went wrong at a provider: `?news=connected&with=feide`. */
export function accountNews(
	m: Messages,
	query: Pick<URLSearchParams, 'get'>,
	providers: Provider[],
): { done?: string; trouble?: string } {
	const news = query.get('news') ?? '';
	const provider = providers.find(({ id }) => id === query.get('with'));
	if (Object.hasOwn(texts, news)) return { done: texts[news as News](m.settings, provider?.name ?? '') };
	return { trouble: providerTrouble(m, query, providers) };
}
