import { type Kysely, sql } from 'kysely';

/** Members: the tables that better-auth works with, under its own column names, and what other rooms may read of them. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema accounts;
create table accounts.users (
	id uuid primary key default gen_random_uuid(),
	name text not null check (name <> ''),
	email text not null unique check (email = lower(email)),
	"emailVerified" boolean not null default false,
	image text,
	role text not null default 'member' check (role in ('member', 'guest', 'editor', 'operator')),
	locale text not null default 'nb' check (locale in ('nb', 'nn', 'en')),
	"twoFactorEnabled" boolean not null default false,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create table accounts.sessions (
	id uuid primary key default gen_random_uuid(),
	"userId" uuid not null references accounts.users on delete cascade,
	token text not null unique,
	"expiresAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index on accounts.sessions ("userId");
create index on accounts.sessions ("expiresAt");
create table accounts.identities (
	id uuid primary key default gen_random_uuid(),
	"userId" uuid not null references accounts.users on delete cascade,
	"providerId" text not null,
	"accountId" text not null,
	password text,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	scope text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now(),
	unique ("providerId", "accountId")
);
create index on accounts.identities ("userId");
create table accounts.verifications (
	id uuid primary key default gen_random_uuid(),
	identifier text not null,
	value text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index on accounts.verifications (identifier);
create table accounts.second_factors (
	id uuid primary key default gen_random_uuid(),
	"userId" uuid not null unique references accounts.users on delete cascade,
	secret text not null,
	"backupCodes" text not null,
	verified boolean not null default true,
	"failedVerificationCount" int not null default 0,
	"lockedUntil" timestamptz
);
create table accounts.passkeys (
	id uuid primary key default gen_random_uuid(),
	"userId" uuid not null references accounts.users on delete cascade,
	name text,
	"publicKey" text not null,
	"credentialID" text not null unique,
	counter bigint not null,
	"deviceType" text not null,
	"backedUp" boolean not null,
	transports text,
	aaguid text,
	"createdAt" timestamptz default now()
);
create index on accounts.passkeys ("userId");
create table accounts.rate_limits (
	id uuid primary key default gen_random_uuid(),
	key text not null unique,
	count int not null,
	"lastRequest" bigint not null
);
`.execute(db);
}
