/** Orchestrator’s Timers on PostgreSQL. */
import type { Timers } from '../../actors/orchestrator/journal.ts';
import type { RunPhase } from '../../machines/run.machine.ts';
import type { ModuleDatabase } from '../module-database.ts';

export const timers = (database: ModuleDatabase): Timers => ({
  async due(runIds) {
    const rows = await database.query<{ id: string; run_id: string; command: { phase: RunPhase } }>(
      `select id, run_id, command from orchestrator.timer where run_id = any($1) and due_at <= now() order by due_at limit 50`,
      [runIds],
    );
    return rows.map(({ id, run_id, command }) => ({ id, runId: run_id, phase: command.phase }));
  },

  async forget(id, epoch) {
    await database.query(
      `delete from orchestrator.timer t using orchestrator.run r
       where t.id = $1 and t.due_at <= now() and r.id = t.run_id and r.epoch = $2`,
      [id, epoch],
    );
  },
});
