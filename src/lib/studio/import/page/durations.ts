const longestMs = 86_400_000;
const written =
	/^(?:(\d{1,2}) ?(?:t|timer?|timar|h|hours?)\.?)?(?: og | and |, | )?(?:(\d{1,4}) ?(?:min|minutt|minutter|minutes?|m)\.?)?(?: (\d{1,2}) ?(?:s|sek|sec|sekunder|sekund|seconds?)\.?)?$/i;
const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d\d)$/;

/** Milliseconds from `26 min`, `1 t 10 min`, `26:30` or `1:02:03`; `undefined` for anything else. */
export function readDuration(text: string): number | undefined {
	const [, hours = '0', minutes = '0', seconds = '0'] = clock.exec(text) ?? written.exec(text) ?? [];
	const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
	return ms > 0 && ms <= longestMs ? ms : undefined;
}
