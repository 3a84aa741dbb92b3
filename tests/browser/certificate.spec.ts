import { operator } from '#lib/accounts/viewer.ts';
import type { PathSubject } from '#lib/credentials/award.ts';
import { awardCredential } from '#lib/credentials/award-credential.server.ts';
import { awardPathCredential } from '#lib/credentials/award-path.server.ts';
import { revokeAward } from '#lib/credentials/revoke-award.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SignedInMember } from '../accounts/sign-in.ts';
import { pathSubject, storePath } from '../credentials/award.ts';
import { expect, expectAccessible, expectNoSideways, test as siteTest } from './site-test.ts';

/**
 * The site's own database, where certificates of a case and of a path are awarded as a passed quiz and a completed path do it;
 * the site's worker signs them.
 */
const test = siteTest.extend<{ db: Db; slug: string; pathSlug: string }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
	db: async ({}, use, { config }) => {
		const database = await openDatabase(parseConfig({ DATA_DIR: config.metadata.dataDir }));
		await use(database.db);
		await database.close();
	},
	slug: async ({ db, member }, use) => use(await award(db, member)),
	pathSlug: async ({ db, member }, use) => use(await awardPathTo(db, member)),
});

async function award(db: Db, { email, name }: SignedInMember): Promise<string> {
	const user = await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
	const aCase = await db.selectFrom('catalogue.cases').selectAll().where('number', '=', 'C9002').executeTakeFirstOrThrow();
	const subject = {
		holderName: name,
		language: aCase.language,
		number: aCase.number,
		title: aCase.title,
		outcomes: ['Hvorfor man spør før man tegner ruten', 'Hva en prøve på tre uker kan svare på'],
		durationMs: 1_560_000,
		caseSlug: aCase.slug,
		hue: 30,
		score: 0.875,
		questions: 8,
		passMark: 0.8,
		hasReflection: true,
	};
	await passQuestions(db, user.id, [aCase.id]);
	const work = (tx: Db) => awardCredential(tx, { userId: user.id, caseId: aCase.id, subject });
	return signed(db, await db.transaction().execute(work));
}

/** A path of three cases, of which two have a quiz that was passed. */
async function awardPathTo(db: Db, { email, name }: SignedInMember): Promise<string> {
	const user = await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
	const cases = await db
		.selectFrom('catalogue.cases')
		.selectAll()
		.where('number', 'like', 'C900%')
		.orderBy('number')
		.limit(3)
		.execute();
	await passQuestions(
		db,
		user.id,
		cases.map(({ id }) => id),
	);
	const pathId = await storePath(db);
	const subject: PathSubject = {
		...pathSubject,
		holderName: name,
		cases: cases.map((one, i) => ({ ...one, passedQuiz: i !== 1 })),
	};
	const work = (tx: Db) => awardPathCredential(tx, { userId: user.id, pathId, subject });
	return signed(db, await db.transaction().execute(work));
}

/** Notes that all questions of some cases were answered right, today. */
async function passQuestions(db: Db, userId: string, caseIds: number[]): Promise<void> {
	const asked = await db.selectFrom('assessment.questions').select(['case_id', 'key']).where('case_id', 'in', caseIds).execute();
	const rows = asked.map(({ case_id, key }) => ({ user_id: userId, case_id, question_key: key ?? '' }));
	await db
		.insertInto('assessment.passed_questions')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

async function signed(db: Db, { slug }: { slug: string }): Promise<string> {
	await expect
		.poll(() => db.selectFrom('credentials.awards').select('signed_at').where('slug', '=', slug).executeTakeFirst())
		.not.toMatchObject({ signed_at: null });
	return slug;
}

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a holder makes a certificate public, shares it, and hides it again', async ({ page, browser, slug, site }) => {
			const stranger = await (await browser.newContext()).newPage();
			const address = `${site}/certificate/${slug}`;
			expect((await stranger.goto(address))?.status()).toBe(404);

			await page.goto('/me/certificates');
			await page.getByRole('link', { name: 'Bussen som spør først' }).click();
			await expect(page.getByText('Bare du ser denne siden.')).toBeVisible();
			await expect(page.getByRole('link', { name: 'Legg til i LinkedIn-profilen' })).toHaveCount(0);
			await page.getByRole('button', { name: 'Gjør beviset offentlig' }).click();
			await expect(page.getByRole('textbox', { name: 'Adressen til beviset' })).toHaveValue(address);
			await expect(page.getByRole('link', { name: 'Legg til i LinkedIn-profilen' })).toHaveAttribute('href', /certUrl=/);

			expect((await stranger.goto(address))?.status()).toBe(200);
			await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Signe Prøvesen');
			await expect(stranger.getByRole('button', { name: 'Gjør beviset privat' })).toHaveCount(0);
			await expect(stranger.locator('meta[property="og:image"]')).toHaveAttribute('content', `${site}/certificates/${slug}.png`);
			const data = JSON.parse((await stranger.locator('script[type="application/ld+json"]').textContent()) ?? '');
			expect(data).toMatchObject([{ hasCredential: { '@type': 'EducationalOccupationalCredential', url: address } }]);

			await page.getByRole('button', { name: 'Gjør beviset privat' }).click();
			await expect(page.getByText('Bare du ser denne siden.')).toBeVisible();
			expect((await stranger.goto(address))?.status()).toBe(404);
			await stranger.context().close();
		});

		test('what is downloaded is valid at the check, pasted, as badge and as PDF', async ({ page, slug }) => {
			const files = ['png', 'svg', 'json', 'jwt'] as const;
			const addresses = [...files.map((ending) => paths.certificateFile(slug, ending)), paths.certificatePdf('nn', slug)];
			for (const address of addresses) {
				const answer = await page.request.get(address);
				await page.goto('/verify');
				await page.getByLabel('Fil').setInputFiles({ name: 'bevis', mimeType: 'text/plain', buffer: await answer.body() });
				await page.getByRole('button', { name: 'Kontroller', exact: true }).click();
				await expect(page.getByRole('heading', { level: 1 }), address).toHaveText('Beviset er gyldig');
			}
			const credential = await (await page.request.get(paths.certificateFile(slug, 'json'))).text();
			await page.getByLabel('Eller lim inn beviset').fill(credential.replaceAll('Signe', 'Sigrid <b>'));
			await page.getByRole('button', { name: 'Kontroller', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beviset er ikke gyldig');
			await expect(page.getByText('Sigrid <b> Prøvesen')).toBeVisible();
			await expect(page.getByText('Signaturen stemmer ikke: Beviset er endret, eller det er signert av en annen.')).toBeVisible();
		});
	});
}

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'a path, with JavaScript' : 'a path, without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a certificate of a path names its cases; how fresh they are is its holder’s to show', async ({
			page,
			browser,
			pathSlug,
			site,
		}) => {
			await page.goto('/me/certificates');
			await expect(page.getByText(/^Læringssti · /)).toBeVisible();
			await page.getByRole('link', { name: 'Bygder som bygger selv' }).click();
			await expect(page.getByText('har fullført læringsstien')).toBeVisible();
			const cases = page.getByRole('heading', { name: 'Caser på stien' }).locator('..').getByRole('listitem');
			await expect(cases).toHaveCount(3);
			await expect(cases.getByRole('link', { name: 'C9002 Bussen som spør først' })).toBeVisible();
			await expect(page.getByText('3 caser, satt sammen av redaksjonen')).toBeVisible();

			const meter = page.getByRole('meter', { name: 'Hvor mye sitter ennå?' });
			await expect(meter).toHaveAttribute('value', /^(0\.9\d?|1)$/);
			await expect(page.getByText('Bare du ser anslaget.')).toBeVisible();
			await page.getByRole('button', { name: 'Gjør beviset offentlig' }).click();

			const stranger = await (await browser.newContext()).newPage();
			await stranger.goto(`${site}/certificate/${pathSlug}`);
			await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Signe Prøvesen');
			await expect(stranger.getByRole('meter')).toHaveCount(0);
			await page.getByRole('button', { name: 'Vis anslaget til andre' }).click();
			await expect(page.getByText('Anslaget vises til alle som ser beviset.')).toBeVisible();
			await stranger.reload();
			await expect(stranger.getByText(/^Anslag i dag, /)).toBeVisible();
			await expect(stranger.getByRole('button', { name: /anslaget/ })).toHaveCount(0);
			await page.getByRole('button', { name: 'Skjul anslaget for andre' }).click();
			await expect(page.getByText('Bare du ser anslaget.')).toBeVisible();
			await stranger.reload();
			await expect(stranger.getByRole('meter')).toHaveCount(0);
			await stranger.context().close();
		});
	});
}

test('the page leads to its own check, which knows when it was withdrawn', async ({ page, db, slug }) => {
	await page.goto(`/certificate/${slug}`);
	await page.getByRole('link', { name: 'Kontroller beviset' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beviset er gyldig');
	await revokeAward(db, operator, { certificate: slug, because: 'Navnet var feil.' });
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beviset er ikke gyldig');
	await expect(page.getByText('Navnet var feil.')).toBeVisible();
	await page.goto(`/certificate/${slug}`);
	await expect(page.getByText('Dette beviset er trukket tilbake')).toBeVisible();
	await expectAccessible(page);
});

test('a form without anything says what to do, and leads to the field', async ({ page }) => {
	await page.goto('/en/verify');
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page).toHaveTitle(/^Error: /);
	await page.getByRole('alert').getByRole('link').click();
	await expect(page.getByLabel('File')).toBeFocused();
	await expectAccessible(page);
	await page.getByLabel('Address').fill('https://certificates.invalid/one.json');
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('We could not fetch the certificate');
	await expect(page.getByLabel('Address')).toHaveValue('https://certificates.invalid/one.json');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme} colours on a small phone`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });

		test('each page is whole and accessible in each language', async ({ page, slug, pathSlug }) => {
			for (const locale of locales) {
				const { certificate, verify } = messagesIn(locale);
				const pages: [string, string][] = [
					[paths.certificate(locale, slug), 'Signe Prøvesen'],
					[paths.certificate(locale, pathSlug), 'Signe Prøvesen'],
					[paths.myCertificates(locale), certificate.mine],
					[paths.verify(locale), verify.title],
					[paths.verifyOwn(locale, slug), verify.verdicts.valid],
				];
				for (const [path, heading] of pages) {
					await page.goto(path);
					await expect(page.locator('html')).toHaveAttribute('lang', locale);
					await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
					await expectNoSideways(page);
					await expectAccessible(page);
				}
			}
		});
	});
}

test('who has no certificate is shown a way to one', async ({ page, member }) => {
	expect(member.name).toBe('Signe Prøvesen');
	await page.goto('/me/certificates');
	await page.getByRole('link', { name: 'Finn en case' }).click();
	await expect(page).toHaveURL(/\/cases$/);
});
