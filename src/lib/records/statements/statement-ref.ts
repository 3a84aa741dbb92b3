import { object, oneOf, required } from './shape.ts';
import { uuid } from './values.ts';

export const statementRef = object('statementRef', {
	objectType: required(oneOf('statementRef', 'StatementRef')),
	id: required(uuid),
});
