import type { Migration } from '../migration.ts'

/**
 * Anomalies have a name of their own, which what a policy does derives its ids from, and a life: what is done
 * about them, what evidence settled them, and who closed them.
 *
 * Payments are made in the order of time: a BRIN index finds those of a day, and costs an insert nothing.
 */
export const lifeOfAnomalies: Migration = {
  number: 4,
  name: 'life of anomalies',
  sql: `
alter table paystate.anomalies
  add column id text default 'anomaly_' || replace(gen_random_uuid()::text, '-', ''),
  add column code text,
  add column policy text not null default 'tell'
    constraint anomalies_policy check (policy in ('tell', 'hold', 'refund', 'cancel_other')),
  add column act text
    constraint anomalies_act check (act in ('due', 'made', 'refused')),
  add column act_because text,
  add column act_due_at timestamptz,
  add column settled_at timestamptz,
  add column settled_because text,
  add column closed_by text;

update paystate.anomalies as a set id = 'anomaly_' || left(encode(sha256(convert_to(
    identity || '#' || coalesce((select max(b.key) from paystate.anomalies as b
      where b.identity = a.identity and b.key < a.key), 0), 'UTF8')), 'hex'), 24);

update paystate.anomalies set code = kind, kind = case
    when kind in ('late_success', 'late_success_returned', 'reopened') then 'late_money'
    when kind in ('amount_unreadable', 'currency_differs', 'totals_differ', 'impossible_amounts')
      then 'amount_differs'
    when kind = 'refund_reversed' then 'refund_bounced'
    when kind in ('ended_with_money', 'end_contradicted', 'capture_corrected', 'refund_revived',
      'capture_reversed', 'capture_revived', 'dispute_changed') then 'provider_contradicted'
    else kind end;

alter table paystate.anomalies alter column id set not null;

alter table paystate.anomalies add constraint anomalies_id unique (id);

create index anomalies_unclosed on paystate.anomalies (key) where closed_at is null;

create index anomalies_act_due on paystate.anomalies (act_due_at) where act_due_at is not null;

create index anomalies_identity on paystate.anomalies (identity);

create index anomalies_order on paystate.anomalies (order_id) where order_id is not null;

create index payments_created on paystate.payments using brin (created_at);
`,
}
