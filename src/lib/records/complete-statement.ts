import type { Actor, Context, Statement, StatementCore, StoredStatement, XapiVersion } from './statement.ts';
import { toUtc } from './timestamp.ts';

type Assigned = { id: string; stored: Date; authority: Actor; version: XapiVersion };

/**
 * A statement as the store keeps it: with id, authority and the time of storing, which is also its timestamp when it has
 * none; times in UTC, context activities as lists, and the version that it was accepted with (Data 2.4, IEEE 9274.1.1 4.2.4).
 */
export function completeStatement(statement: Statement, { id, stored, authority, version }: Assigned): StoredStatement {
	const { id: _sent, ...rest } = normalised(statement);
	const moment = stored.toISOString();
	return {
		id,
		...rest,
		timestamp: rest.timestamp ?? moment,
		stored: moment,
		authority,
		version: statement.version ?? (version === '1.0.3' ? '1.0.0' : '2.0.0'),
	};
}

function normalised<Kind extends StatementCore>(statement: Kind): Kind {
	const { object, context, timestamp } = statement;
	return {
		...statement,
		...(object.objectType === 'SubStatement' && { object: normalised(object) }),
		...(context && { context: withLists(context) }),
		...(timestamp !== undefined && { timestamp: toUtc(timestamp) }),
	};
}

function withLists(context: Context): Context {
	if (!context.contextActivities) return context;
	const lists = Object.entries(context.contextActivities).map(([kind, held]) => [kind, [held].flat()]);
	return { ...context, contextActivities: Object.fromEntries(lists) };
}
