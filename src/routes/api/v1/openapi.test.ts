import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { describeApi } from './openapi.ts';

const document = describeApi('Testdugnad', 'https://cases.example.org') as {
	paths: Record<
		string,
		{ get: { operationId: string; parameters: { name: string; in: string; schema: { maximum?: number } }[] } }
	>;
	components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};

it('is valid OpenAPI 3.1', async () => {
	const validator = new Validator();
	expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
	expect(validator.version).toBe('3.1');
});

it('describes every address of the API and no other', () => {
	const endpoints = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts') && !file.startsWith('openapi.json'))
		.map((file) => `/api/v1/${join(file, '..').replace('[slug]', '{slug}')}`);
	expect(Object.keys(document.paths).toSorted()).toEqual(endpoints.toSorted());
});

it('gives each operation a name of its own', () => {
	const names = Object.values(document.paths).map(({ get }) => get.operationId);
	expect(new Set(names).size).toBe(names.length);
});

it('tells the bounds of parameters, and refers to schemas instead of repeating them', () => {
	const parameters = document.paths['/api/v1/cases']?.get.parameters ?? [];
	expect(parameters.find(({ name }) => name === 'pageSize')?.schema.maximum).toBe(100);
	expect(document.components.schemas.CaseSummary?.properties.guests).toEqual({
		type: 'array',
		items: { $ref: '#/components/schemas/Person' },
	});
});
