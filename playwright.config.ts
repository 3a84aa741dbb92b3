import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { providerSecret } from './tests/accounts/provider-secret.ts';
import { findChromium } from './tests/browser/chromium.ts';

const port = 21_731;
const [mailPort, mailBoxPort, providerPort] = [port + 1, port + 2, port + 3];
const provider = `http://127.0.0.1:${providerPort}`;
const dataDir = '.cache/browser-test-data';

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: '.cache/browser-test-results',
	fullyParallel: true,
	workers: Math.max(2, availableParallelism() - 1),
	forbidOnly: true,
	// Long enough for a slow machine that does everything else at the same time; what is right is there sooner.
	timeout: 60_000,
	expect: { timeout: 15_000 },
	reporter: 'line',
	metadata: { mailBoxPort, provider, dataDir },
	projects: [
		{ name: 'site', testIgnore: 'settings.spec.ts' },
		// These change the site for everybody, so nobody else may be there. By themselves: --project=settings --no-deps
		{ name: 'settings', testMatch: 'settings.spec.ts', dependencies: ['site'] },
	],
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'nb-NO',
		launchOptions: {
			executablePath: await findChromium(),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-dev-shm-usage',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	webServer: [
		{
			command: `exec "${process.execPath}" tests/browser/mail-box-process.ts ${mailPort} ${mailBoxPort}`,
			url: `http://127.0.0.1:${mailBoxPort}`,
			reuseExistingServer: false,
		},
		{
			command: `exec "${process.execPath}" tests/browser/openid-provider-process.ts ${providerPort} http://localhost:${port}`,
			url: `${provider}/.well-known/openid-configuration`,
			reuseExistingServer: false,
		},
		{
			command: `rm -rf ${dataDir} && exec "${process.execPath}" src/server.ts`,
			// Answers once there is something to search in, some seconds after the other pages.
			url: `http://localhost:${port}/search?q=buss`,
			env: {
				PORT: String(port),
				DATA_DIR: dataDir,
				SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
				MAIL_FROM: 'post@example.org',
				TRUSTED_PROXY: '127.0.0.1,::1',
				OIDC_PROVIDERS: 'skolenokkel,borte',
				OIDC_SKOLENOKKEL_NAME: 'Skolenøkkel',
				OIDC_SKOLENOKKEL_ISSUER: provider,
				OIDC_SKOLENOKKEL_CLIENT_ID: 'dugnad',
				OIDC_SKOLENOKKEL_CLIENT_SECRET: providerSecret,
				OIDC_BORTE_NAME: 'Borte Vekk',
				// Nobody listens at this port.
				OIDC_BORTE_ISSUER: 'http://127.0.0.1:9',
				OIDC_BORTE_CLIENT_ID: 'dugnad',
				OIDC_BORTE_CLIENT_SECRET: providerSecret,
			},
			gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
			reuseExistingServer: false,
			timeout: 120_000,
		},
	],
});
