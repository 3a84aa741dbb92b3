import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Db } from './db.ts';

/** Stands in a compiled query for a value that each run brings. */
class Slot {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}

type ValuesOf<Slots> = { [Name in keyof Slots]: Slots[Name] extends RawBuilder<infer Value> ? Value : never };

/** More forms of one query than this are a mistake in what it varies by. */
const mostForms = 100;

/**
 * A query on the way to every page, built and compiled once for each form of it, because composing its text takes as
 * long as the rest of the work. `build` gets the run's values as SQL and whatever else the text depends on.
 */
export function compiledOnce<Values extends Record<string, RawBuilder<unknown>>, Row, By extends unknown[]>(
	build: (values: Values, ...by: By) => RawBuilder<Row>,
): (db: Db, values: ValuesOf<Values>, ...by: By) => Promise<Row[]> {
	const forms = new Map<string, CompiledQuery>();
	const slots = new Proxy({}, { get: (_, name) => sql`${new Slot(String(name))}` }) as Values;
	return async (db, values, ...by) => {
		const key = JSON.stringify(by);
		const form = forms.get(key) ?? build(slots, ...by).compile(db);
		if (forms.size >= mostForms) forms.clear();
		forms.set(key, form);
		const parameters = form.parameters.map((value) => (value instanceof Slot ? values[value.name] : value));
		return (await db.executeQuery<Row>(CompiledQuery.raw(form.sql, parameters))).rows;
	};
}
