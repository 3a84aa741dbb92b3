/** In bytes: all the text that one of our forms may hold is a tenth of it. */
const formSize = 512 * 1024;
/** The check of a credential takes a file of five million bytes, and years of reviews are as many; so is the cover of a podcast. */
const fileSize = 6 * 1024 * 1024;
/** There, and where an editor sends a quiz or a transcript: 60,000 words with their times are four million bytes. */
const takesFiles =
	/^\/(verify|me\/reviews\/memory|studio\/settings|studio\/imports|studio\/case\/\d+\/(quiz|transcript(\/.*)?))$/;

/**
 * Why what somebody sends is not even read: it is too large, or does not say how large it is. A form that is read lies in
 * memory as a whole, several times over, and anybody may send one.
 */
export function refuseBody({ method, headers }: Pick<Request, 'method' | 'headers'>, path: string): Response | undefined {
	if (method === 'GET' || method === 'HEAD') return undefined;
	const [length, most] = [headers.get('content-length'), takesFiles.test(path) ? fileSize : formSize];
	if (length === null && headers.has('transfer-encoding'))
		return new Response('Say in Content-Length how much you send: nothing was read.\n', { status: 411 });
	if (Number(length) <= most) return undefined;
	return new Response(`This is more than the ${most / 1024} kB that are taken here: nothing was read.\n`, { status: 413 });
}
