import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchCoded } from './page-weight.ts';
import { freePort, type Server, startServer } from './processes.ts';

interface StoredPage {
	path: string;
	type: string;
	file: string;
}

/** Saves what `origin` sends for each path, for the servers below to send the very same bytes. */
export async function savePages(origin: string, paths: string[], folder: string): Promise<StoredPage[]> {
	mkdirSync(folder, { recursive: true });
	const pages: StoredPage[] = [];
	for (const path of paths) {
		const { body, type, coding } = await fetchCoded(new URL(path, origin));
		if (coding !== 'br') throw new Error(`${path} came without Brotli: the page cache does not keep it.`);
		const file = join(folder, `${pages.length}.br`);
		writeFileSync(file, body);
		pages.push({ path, type, file });
	}
	return pages;
}

/** A plain Node server that holds the pages in memory. */
export async function startNodeStatic(pages: StoredPage[], folder: string): Promise<Server> {
	const list = join(folder, 'list.json');
	writeFileSync(list, JSON.stringify(pages));
	const port = await freePort();
	return startServer([process.execPath, join(import.meta.dirname, 'static-server.ts'), list, String(port)], { port });
}

/** Nginx with one worker and its cache of open files; undefined where it is not installed. */
export function startNginx(pages: StoredPage[], folder: string): Promise<Server> | undefined {
	const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
	return program === undefined ? undefined : startNginxBy(program, pages, folder);
}

async function startNginxBy(program: string, pages: StoredPage[], folder: string): Promise<Server> {
	const port = await freePort();
	const config = join(folder, 'nginx.conf');
	writeFileSync(config, nginxConfig(pages, folder, port));
	return startServer([program, '-p', folder, '-c', config, '-e', join(folder, 'nginx.log'), '-g', 'daemon off;'], { port });
}

function nginxConfig(pages: StoredPage[], folder: string, port: number): string {
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/tmp;`);
	const files = pages.map(({ path, file, type }) => ({ path, file: file.slice(folder.length), type: type.split(';')[0] }));
	return `
user ${process.getuid?.() === 0 ? 'root' : 'nobody'};
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
	${temporary.join('\n\t')}
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 100000000;
	open_file_cache max=1000;
	map_hash_bucket_size 256;
	types {}
	map $request_uri $file {
		${files.map(({ path, file }) => `"${path}" "${file}";`).join('\n\t\t')}
	}
	map $request_uri $kind {
		${files.map(({ path, type }) => `"${path}" "${type}";`).join('\n\t\t')}
	}
	server {
		listen 127.0.0.1:${port};
		root ${folder};
		location / {
			add_header content-type $kind;
			add_header content-encoding br;
			add_header cache-control "public, max-age=0, must-revalidate";
			try_files $file =404;
		}
	}
}
`;
}
