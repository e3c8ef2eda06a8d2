//! How delivery stands, for an admin and for those who watch it.

use super::{ParkedSend, Report, Runner};
use crate::delivery::lanes::SendNumber;

impl Runner {
    pub(super) fn report(&self) -> Report {
        let status = self.lanes.status();
        let destinations = status.destinations;
        let down = destinations.iter().filter_map(|one| {
            let since = one.down_since?;
            Some((one.destination.to_string(), since))
        });
        Report {
            held: status.held,
            waiting: destinations.iter().map(|one| one.waiting).sum(),
            down: down.collect(),
            parked: self.report_parked(),
        }
    }

    fn report_parked(&self) -> Vec<ParkedSend> {
        let state = self.means.engine.state();
        let sends =
            state.conversations().flat_map(|conv| conv.outbox.iter().map(move |send| (conv, send)));
        let mut parked: Vec<ParkedSend> = sends
            .filter_map(|(conv, send)| {
                let number = SendNumber(send.at.0);
                let here = self.parked.get(&number);
                Some(ParkedSend {
                    number,
                    destination: conv.channel.as_ref().map(ToString::to_string)?,
                    ticket: conv.ticket_number(),
                    attempts: here.map_or(0, |here| here.attempts),
                    reason: send.parked.clone()?,
                    since: here.map_or(send.since, |here| here.at),
                })
            })
            .collect();
        parked.sort_by_key(|send| send.number);
        parked
    }
}
