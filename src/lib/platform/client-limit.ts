/** How much of some costly work this process does, in all and for one client. */
export interface ClientLimits {
	perMinute: number;
	atOnce: number;
	atOnceInAll: number;
}

/**
 * For costly work that anybody may ask for, such as what waits for strangers' servers: `busy` for a client, named by its
 * network address, that has had its share, and for everybody while all places are taken.
 */
export function clientLimit({ perMinute, atOnce, atOnceInAll }: ClientLimits, now = Date.now) {
	const working = new Map<string, number>();
	let inAll = 0;
	let minute = 0;
	let begun = new Map<string, number>();

	const mayBegin = (client: string) => {
		const current = Math.floor(now() / 60_000);
		if (current !== minute) [minute, begun] = [current, new Map()];
		if (inAll >= atOnceInAll || (working.get(client) ?? 0) >= atOnce) return false;
		return (begun.get(client) ?? 0) < perMinute;
	};
	const count = (client: string, by: 1 | -1) => {
		inAll += by;
		const left = (working.get(client) ?? 0) + by;
		if (left > 0) working.set(client, left);
		else working.delete(client);
	};
	return async <T>(client: string, work: () => Promise<T>): Promise<T | 'busy'> => {
		if (!mayBegin(client)) return 'busy';
		begun.set(client, (begun.get(client) ?? 0) + 1);
		count(client, 1);
		try {
			return await work();
		} finally {
			count(client, -1);
		}
	};
}
