import { mustBeMember } from '#lib/accounts/viewer.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import { toldPlaces } from '#lib/media/place.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';

/** A hundred places need a third of it. */
const mostCharacters = 50_000;

export const POST = async ({ locals: { db, viewer, config }, request }) => {
	const member = mustBeMember(viewer);
	const { data } = toldPlaces.safeParse(await readJson(request));
	if (!data) throw new Invalid('This is no list of places: send { "places": [{ "case", "seconds", "agoMs" }] }.', 'places');
	await notePlaces(db, member, data.places, config);
	return new Response(null, { status: 204 });
};

async function readJson(request: Request): Promise<unknown> {
	if (!request.headers.get('content-type')?.startsWith('application/json')) throw new Invalid('Send application/json.');
	const text = await request.text();
	if (text.length > mostCharacters) throw new Invalid(`The list of places is longer than ${mostCharacters} characters.`);
	return parseIfJson(text);
}
