//! The files that were handed in, and those in folders.

use super::Opening;
use crate::browser::file::{Carried, Child, Folder, Source};
use crate::model::opening::{Left, Refusal, in_order, is_junk};
use crate::model::progress::Job;
use crate::model::sorted;

impl Opening<'_> {
    /// The files that were handed in, those of the folders among them.
    pub(super) async fn find(&mut self, carried: Vec<Carried>) -> Vec<Source> {
        let mut sources = Vec::new();
        for one in carried {
            match one {
                Carried::File(source) => self.keep(source, &mut sources),
                Carried::Folder(folder) => {
                    let before = sources.len();
                    let path = folder.path.clone();
                    let looked = self.look_into(folder, &mut sources).await;
                    if looked && sources.len() == before {
                        self.report.refused.push((path, Refusal::NoFile));
                    }
                }
            }
        }
        sources
    }

    /// Adds the files in a folder, in the order of their names; false when it was stopped.
    async fn look_into(&mut self, folder: Folder, sources: &mut Vec<Source>) -> bool {
        let mut waiting = vec![Child::Folder(folder)];
        while let Some(next) = waiting.pop() {
            if !self.goes_on(Job::Folders, sources.len(), None).await {
                self.report.left = Some(Left::Unknown);
                return false;
            }
            match next {
                Child::File(found) => self.keep(found.into(), sources),
                Child::Folder(folder) if is_junk(&folder.path) => self.report.hidden += 1,
                Child::Folder(folder) => match folder.children().await {
                    Ok(mut children) => {
                        sorted::by_key(&mut children, |child| in_order(child.path()));
                        waiting.extend(children.into_iter().rev());
                    }
                    Err(_) => self.report.refused.push((folder.path, Refusal::Unreadable)),
                },
            }
        }
        true
    }

    fn keep(&mut self, source: Source, sources: &mut Vec<Source>) {
        if is_junk(&source.path) {
            self.report.hidden += 1;
        } else {
            sources.push(source);
        }
    }
}
