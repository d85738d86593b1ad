/** Who did what, in the schema of 01 gateway: rows that nobody changes or takes out, the gateway neither. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql } from './shared-columns.sql.ts';

export class Audit1764870000000 implements MigrationInterface {
  readonly name = 'Audit1764870000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway.audit (
        position bigserial primary key, number bigint not null, actor text not null, entry text not null, hash text not null,${appendOnlyColumnsSql})`);
    await runner.query(
      `alter table gateway.audit add constraint audit_number_key unique (tenant_id, number)`,
    );
    await runner.query(`create index audit_actor_idx on gateway.audit (tenant_id, actor, number)`);
    await runner.query(`
      create function gateway.keep_audit() returns trigger language plpgsql as
      $$ begin raise exception 'What was done stays written: gateway.audit is only added to.'; end $$`);
    await runner.query(`
      create trigger keep_audit before update or delete or truncate on gateway.audit
      for each statement execute function gateway.keep_audit()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.audit');
    await runner.query('drop function gateway.keep_audit');
  }
}
