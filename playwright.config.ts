import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/browser/chromium.ts';

const port = 41_731;
const dataDir = '.cache/browser-test-data';

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: '.cache/browser-test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: true,
	reporter: 'line',
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
	webServer: {
		command: `rm -rf ${dataDir} && exec "${process.execPath}" src/server.ts`,
		// Answers once there is something to search in, some seconds after the other pages.
		url: `http://localhost:${port}/search?q=buss`,
		env: { PORT: String(port), DATA_DIR: dataDir },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		reuseExistingServer: false,
		timeout: 120_000,
	},
});
