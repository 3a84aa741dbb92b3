import type { Messages } from '#lib/platform/i18n/message-shape.ts';

interface Provider {
	id: string;
	name: string;
}

/** What went wrong at a provider, as the address that somebody was sent back to tells it: `?with=feide&trouble=unreachable`. */
export function providerTrouble(
	{ settings }: Messages,
	query: Pick<URLSearchParams, 'get'>,
	providers: Provider[],
): string | undefined {
	const provider = providers.find(({ id }) => id === query.get('with'));
	const { trouble } = settings.providers;
	const kind = query.get('trouble') ?? '';
	return provider && Object.hasOwn(trouble, kind) ? trouble[kind as keyof typeof trouble](provider.name) : undefined;
}
