/** What people say about films, and the links by which others see them, in the schema of 01 gateway. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedColumnsSql } from './shared-columns.sql.ts';

export class Sharing1764850000000 implements MigrationInterface {
  readonly name = 'Sharing1764850000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway.comment (
        id text primary key, number bigserial not null, run_id text, shot_id text, frame integer, reply_to text,
        account_id text not null, author_name text, text text not null, resolved boolean not null default false, edited_at timestamptz,${sharedColumnsSql})`);
    await runner.query(`create index comment_project_idx on gateway.comment (tenant_id, project_id, number)`);
    await runner.query(`
      create table gateway.share_link (
        id text primary key, hash text not null, may_comment boolean not null, expires_at timestamptz not null, revoked_at timestamptz,${sharedColumnsSql},
        constraint share_link_hash_key unique (hash))`);
    await runner.query(`create index share_link_project_idx on gateway.share_link (tenant_id, project_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.share_link, gateway.comment');
  }
}
