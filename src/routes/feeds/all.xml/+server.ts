import { feedResponse } from '../feed-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => feedResponse(event, { kind: 'all' });
