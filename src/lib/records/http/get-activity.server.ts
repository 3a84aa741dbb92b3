import { findDefinitions } from '../find-definitions.server.ts';
import { readIri } from '../read-parameters.ts';
import type { Reply, Visit, XapiHouse } from './exchange.ts';
import { mustMay } from './must-may.ts';
import { allowOnly, required } from './parameters.ts';

/** GET /activities: an activity with all that the store knows of it (xAPI 1.0.3 Communication 2.5). */
export async function getActivity({ db }: XapiHouse, { client, parameters, version }: Visit): Promise<Reply> {
	mustMay(client, 'profile', 'statements/read', 'statements/read/mine');
	allowOnly(parameters, ['activityId']);
	const id = readIri(required(parameters, 'activityId'), 'activityId', version);
	const definition = (await findDefinitions(db, new Set([id]))).get(id);
	return { status: 200, body: { objectType: 'Activity', id, ...(definition && { definition }) } };
}
